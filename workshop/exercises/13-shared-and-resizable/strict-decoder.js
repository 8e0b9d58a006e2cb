/**
 * A TextDecoder that refuses what browsers refuse: views over shared and over resizable buffers.
 */
import { swapCase } from '../../src/lab/index.js';

export class Refused extends TypeError {
  /** @param {string} kind */
  constructor(kind) {
    super(`decode: the view's buffer is ${kind}, and this API does not take such views`);
    this.name = 'TypeError';
  }
}

export class StrictDecoder {
  #decoder = new TextDecoder();

  encoding = 'utf-8';

  /**
   * @param {any} [given] a view or a buffer
   * @param {TextDecodeOptions} [options]
   */
  decode(given, options) {
    const buffer = ArrayBuffer.isView(given) ? given.buffer : given;
    // By name: some engines hide the constructor.
    if (Object.prototype.toString.call(buffer) === '[object SharedArrayBuffer]') throw new Refused('shared');
    if (buffer?.resizable) throw new Refused('resizable');
    return this.#decoder.decode(given, options);
  }
}

/** As strict, and no other decoder gives what it gives: upper and lower case are swapped. */
export class OtherDecoder extends StrictDecoder {
  #said = '';

  /**
   * @param {any} [given]
   * @param {TextDecodeOptions} [options]
   */
  decode(given, options) {
    const text = swapCase(super.decode(given, options));
    this.#said += text;
    return text;
  }

  /** Whether a text comes from it, whole or in pieces. @param {OtherDecoder} decoder @param {string} text */
  static hasSaid = (decoder, text) => decoder.#said.includes(text);
}
