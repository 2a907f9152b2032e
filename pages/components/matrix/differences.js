// Where two versions of a text differ, word by word, for people to see at a glance.

const WORD = /[\p{L}\p{N}\p{M}_]+|\s|[^\p{L}\p{N}\p{M}_\s]/gu;
const COMPARABLE = 400_000; // pairs of words compared at most

/** Return { kind, text } pieces in reading order, kind being "same", "gone" or "new"; of replaced words the old come first. */
export function differences(before, after) {
  const old = before.match(WORD) ?? [];
  const now = after.match(WORD) ?? [];
  const head = common(old, now);
  const tail = common(old.slice(head).reverse(), now.slice(head).reverse());
  const middle = compared(old.slice(head, old.length - tail), now.slice(head, now.length - tail));
  const start = old.slice(0, head).map((word) => ["same", word]);
  const end = old.slice(old.length - tail, old.length).map((word) => ["same", word]);
  return gathered([...start, ...middle, ...end]);
}

// The longest common subsequence; where that would take long, all is taken for replaced.
function compared(old, now) {
  const found = [];
  const gone = (word) => found.push(["gone", word]);
  const come = (word) => found.push(["new", word]);
  if (old.length * now.length > COMPARABLE) {
    old.forEach(gone);
    now.forEach(come);
    return found;
  }
  const lengths = lengthsOf(old, now);
  let [at, to] = [0, 0];
  while (at < old.length && to < now.length) {
    if (old[at] === now[to]) {
      found.push(["same", old[at++]]);
      to += 1;
    } else if (lengths[at + 1][to] >= lengths[at][to + 1]) {
      gone(old[at++]);
    } else {
      come(now[to++]);
    }
  }
  old.slice(at).forEach(gone);
  now.slice(to).forEach(come);
  return found;
}

function lengthsOf(old, now) {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = now.length - 1; to >= 0; to -= 1) {
      const longer = Math.max(lengths[at + 1][to], lengths[at][to + 1]);
      lengths[at][to] = old[at] === now[to] ? lengths[at + 1][to + 1] + 1 : longer;
    }
  }
  return lengths;
}

// Runs of one kind become one piece, what went before what came.
function gathered(words) {
  const pieces = [];
  let gone = "";
  let come = "";
  const end = () => {
    if (gone) pieces.push({ kind: "gone", text: gone });
    if (come) pieces.push({ kind: "new", text: come });
    gone = come = "";
  };
  for (const [kind, word] of words) {
    if (kind === "gone") gone += word;
    else if (kind === "new") come += word;
    else {
      end();
      if (pieces.at(-1)?.kind === "same") pieces.at(-1).text += word;
      else pieces.push({ kind: "same", text: word });
    }
  }
  end();
  return pieces;
}

function common(one, other) {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length += 1;
  return length;
}
