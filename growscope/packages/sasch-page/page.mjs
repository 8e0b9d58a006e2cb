await new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'), { src: '/node_modules/@saschazar/wasm-mozjpeg/wasm_mozjpeg.js', onload, onerror })));
const assert = (value, what) => { if (!value) throw new Error(what) };
const M = await wasm_mozjpeg({ noInitialRun: true, locateFile: name => `/node_modules/@saschazar/wasm-mozjpeg/${name}` });
const opt = { quality: 75, baseline: false, arithmetic: false, progressive: true, optimize_coding: true, smoothing: 0, in_color_space: 2, out_color_space: 3, quant_table: 3, trellis_multipass: false, trellis_opt_zero: false, trellis_opt_table: false, trellis_loops: 1, auto_subsample: true, chroma_subsample: 2, separate_chroma_quality: false, chroma_quality: 75 };
const encode = (size, pixel) => M.encode(new Uint8Array(size * size * 3).map(pixel), size, size, 3, opt);
const keep = encode(256, (_, i) => (i * 7919) >> 3); assert(keep[0] === 0xff, 'it is no JPEG');
const other = encode(new URLSearchParams(location.search).get('BIG') ? 2048 : 256, () => 0); assert(other.length > 0, 'the second is empty');
assert(keep.length > 0, 'the first result became empty');
