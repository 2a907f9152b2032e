// Sends one file and tells how far it has come, which fetch cannot say.

/**
 * Send a file to an address; `moved(share)` hears the share that has gone, from 0 to 1.
 *
 * Return { kept } with the route's answer, or { message } with the sentence of its refusal; nothing where the
 * connection was lost or somebody else answered.
 */
export function send(address, file, moved, request = new XMLHttpRequest()) {
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => total && moved(loaded / total);
    request.onload = () => resolve(read(request.status, request.responseText));
    request.onerror = request.onabort = request.ontimeout = () => resolve({});
    request.open("POST", `${address}?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", file.type || "application/octet-stream");
    request.send(file);
  });
}

/** Return what an answer says. */
export function read(status, text) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return {};
  }
  return status === 201 ? { kept: answer } : { message: answer.message };
}
