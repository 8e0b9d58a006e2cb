/**
 * Imported before everything else, it counts memories; as a probe, it says how many there are.
 */
let made = 0;
WebAssembly.Memory = class extends WebAssembly.Memory {
  /** @param {any} descriptor */
  constructor(descriptor) {
    super(descriptor);
    made += 1;
  }
};

export const observe = () => made;
