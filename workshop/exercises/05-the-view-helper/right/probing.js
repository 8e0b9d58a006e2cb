// right: it probes the view, which throws when its buffer is gone
export function makeBytes(memory) {
  let view = new Uint8Array(memory.buffer);
  const alive = () => {
    try {
      view.at(0);
      return true;
    } catch {
      return false;
    }
  };
  return () => {
    if (!alive()) view = new Uint8Array(memory.buffer);
    return view;
  };
}
