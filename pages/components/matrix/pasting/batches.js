// Changes parted into requests as large as the server takes them, in their order.

const CHANGES = 500;
const BYTES = 200 * 1024; // of 256 KB
const FRAME = 90; // bytes of what the outbox adds to a change

/** Return the changes as lists of which each fits into one request. */
export function batchesOf(changes) {
  const batches = [];
  let size = 0;
  for (const change of changes) {
    const bytes = new TextEncoder().encode(JSON.stringify(change)).length + FRAME;
    if (!batches.length || size + bytes > BYTES || batches.at(-1).length === CHANGES) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1).push(change);
    size += bytes;
  }
  return batches;
}
