export function observe() {
  const calls = {
    at: view => view.at(0),
    copyWithin: view => view.copyWithin(0, 1),
    entries: view => view.entries(),
    every: view => view.every(Boolean),
    fill: view => view.fill(1),
    filter: view => view.filter(Boolean),
    find: view => view.find(Boolean),
    findLast: view => view.findLast(Boolean),
    forEach: view => view.forEach(Boolean),
    includes: view => view.includes(0),
    indexOf: view => view.indexOf(0),
    join: view => view.join(),
    keys: view => view.keys(),
    map: view => view.map(Number),
    reduce: view => view.reduce(Math.max, 0),
    reverse: view => view.reverse(),
    set: view => view.set([1]),
    slice: view => view.slice(),
    some: view => view.some(Boolean),
    sort: view => view.sort(),
    subarray: view => view.subarray(0, 1),
    toLocaleString: view => view.toLocaleString(),
    toReversed: view => view.toReversed(),
    toSorted: view => view.toSorted(),
    toString: view => view.toString(),
    values: view => view.values(),
    with: view => view.with(0, 1),
  };
  return Object.entries(calls)
    .filter(([, call]) => {
      const memory = new WebAssembly.Memory({ initial: 1 });
      const view = new Uint8Array(memory.buffer);
      memory.grow(1);
      try {
        call(view);
        return true;
      } catch (error) {
        return !(error instanceof TypeError);
      }
    })
    .map(([name]) => name);
}
