// Fresh ids as browsers may make them on plain http, where crypto.randomUUID does not exist.

/** Return 32 random hexadecimal digits. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
