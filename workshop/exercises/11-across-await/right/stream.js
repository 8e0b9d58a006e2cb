// right: a ReadableStream of the chunks
export async function shout(x, s) {
  let at = 0;
  const stream = new ReadableStream(
    {
      async pull(c) {
        if (at >= s.size) return c.close();
        const chunk = await s.read(at);
        at += s.chunk;
        c.enqueue(chunk);
      },
    },
    { highWaterMark: 0 },
  );
  const p = x.alloc(s.size);
  let to = p;
  for await (const c of stream) {
    new Uint8Array(x.memory.buffer).set(c, to);
    to += c.length;
  }
  x.shout(p, s.size);
  return new TextDecoder().decode(new Uint8Array(x.memory.buffer, p, s.size).slice());
}
