/* The members of a zip file, such as the pictures in a Word file, read out of the file that was chosen. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const HEAD_BYTES = 30;
const LONGEST_END = END_BYTES + 0xffff; // With its comment.

const view = async (blob) => new DataView(await blob.arrayBuffer());

/** Where the list of members stands; fails if the file is none. */
async function directory(file) {
  const tail = await view(file.slice(Math.max(0, file.size - LONGEST_END)));
  let at = tail.byteLength - END_BYTES;
  while (at >= 0 && tail.getUint32(at, true) !== END) at -= 1;
  const [size, start] = [12, 16].map((place) => tail.getUint32(at + place, true));
  return view(file.slice(start, start + size));
}

/** The members by name, each as what read() needs. */
export async function members(file) {
  const list = await directory(file);
  const found = new Map();
  let at = 0;
  while (at + ENTRY_BYTES <= list.byteLength && list.getUint32(at, true) === ENTRY) {
    const [length, extra, comment] = [28, 30, 32].map((place) => list.getUint16(at + place, true));
    const name = new TextDecoder().decode(new Uint8Array(list.buffer, at + ENTRY_BYTES, length));
    found.set(name, {
      isPacked: list.getUint16(at + 10, true) !== 0,
      bytes: list.getUint32(at + 20, true),
      start: list.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + length + extra + comment;
  }
  return found;
}

/** A member as a file of this name. Fails for one that unpacks to more bytes than `most`, and for a damaged one. */
export async function read(file, { isPacked, bytes, start }, name, most) {
  const head = await view(file.slice(start, start + HEAD_BYTES));
  const from = start + HEAD_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = file.slice(from, from + bytes).stream();
  const content = isPacked ? packed.pipeThrough(new DecompressionStream("deflate-raw")) : packed;
  const parts = [];
  let size = 0;
  const reader = content.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > most) throw new RangeError(name);
    parts.push(part.value);
  }
  return new File(parts, name);
}
