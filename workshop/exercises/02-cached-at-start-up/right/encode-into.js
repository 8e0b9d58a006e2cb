// right: encodeInto, on a piece of a new view
export function makeGreeter({ memory, get_salutation_ptr, get_name_ptr, get_msg_ptr, set_name }) {
  const at = { s: get_salutation_ptr(), n: get_name_ptr(), m: get_msg_ptr() };
  const piece = (p, l = 16) => new Uint8Array(memory.buffer, p, l);
  const put = (p, t) => new TextEncoder().encodeInto(t, piece(p)).written;
  return { greet: (s, n) => new TextDecoder().decode((l => piece(at.m, l))(set_name(put(at.s, s), put(at.n, n)))) };
}
