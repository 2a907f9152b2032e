// Makes what stands on the screen the same as a new scene, changing only what is another: what stays is not read aloud.

/** Make the children of `shown` those of `wanted`, whose own nodes are used up. */
export function patch(shown, wanted) {
  const [before, after] = [[...shown.childNodes], [...wanted.childNodes]];
  after.forEach((node, place) => {
    const old = before[place];
    if (!old) shown.append(node);
    else if (old.isEqualNode(node)) return;
    else if (isAlike(old, node)) {
      dress(old, node);
      patch(old, node);
    } else old.replaceWith(node);
  });
  before.slice(after.length).forEach((old) => old.remove());
}

function isAlike(old, node) {
  return old.nodeType === 1 && node.nodeType === 1 && old.nodeName === node.nodeName;
}

function dress(old, node) {
  for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
  for (const name of node.getAttributeNames()) old.setAttribute(name, node.getAttribute(name));
}
