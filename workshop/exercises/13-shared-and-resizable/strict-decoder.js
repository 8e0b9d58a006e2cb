/**
 * A TextDecoder that refuses what browsers refuse: views over shared and over resizable buffers.
 */

export class Refused extends TypeError {
  /** @param {string} kind */
  constructor(kind) {
    super(`decode: the view's buffer is ${kind}, and this API does not take such views`);
    this.name = 'TypeError';
  }
}

export class StrictDecoder {
  #decoder = new TextDecoder();

  /** How often it has decoded. */
  decoded = 0;

  /** @param {any} given a view or a buffer */
  decode(given) {
    const buffer = ArrayBuffer.isView(given) ? given.buffer : given;
    if (buffer instanceof SharedArrayBuffer) throw new Refused('shared');
    if (buffer.resizable) throw new Refused('resizable');
    this.decoded += 1;
    return this.#decoder.decode(given);
  }
}
