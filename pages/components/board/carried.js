// The picture of a card in the hand.

/** Belongs to one drag, from the point where it began. */
export class Carried {
  constructor(root, card, { clientX, clientY }) {
    const { left, top, width } = card.getBoundingClientRect();
    Object.assign(this, { root, card, within: { x: clientX - left, y: clientY - top } });
    this.picture = card.cloneNode(true);
    this.picture.className += " plb-carried";
    this.picture.removeAttribute("data-id");
    this.picture.inert = true;
    this.picture.style.width = `${width}px`;
    card.classList.add("plb-left");
    root.classList.add("plb-carrying");
    root.append(this.picture);
    this.follow({ clientX, clientY });
  }

  /** Stand where the hand is, within the board. */
  follow({ clientX, clientY }) {
    const { left, top, width } = this.root.getBoundingClientRect();
    const x = Math.max(0, Math.min(clientX - left - this.within.x, width - this.picture.offsetWidth));
    this.picture.style.transform = `translate(${x}px, ${clientY - top - this.within.y}px)`;
  }

  /** Lay it down. */
  end() {
    this.picture.remove();
    this.card.classList.remove("plb-left");
    this.root.classList.remove("plb-carrying");
  }
}
