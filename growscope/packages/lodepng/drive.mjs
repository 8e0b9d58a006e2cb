import png from '@cwasm/lodepng'; import zlib from 'zlib'; import assert from 'assert';
const crc=b=>zlib.crc32?zlib.crc32(b):(()=>{let c=~0;for(const x of b){c^=x;for(let k=0;k<8;k++)c=c&1?(c>>>1)^0xedb88320:c>>>1}return ~c>>>0})();
const chunk=(t,d)=>{const h=Buffer.alloc(4);h.writeUInt32BE(d.length);const b=Buffer.concat([Buffer.from(t),d]);const c=Buffer.alloc(4);c.writeUInt32BE(crc(b));return Buffer.concat([h,b,c])};
const make=n=>{const i=Buffer.alloc(13);i.writeUInt32BE(n,0);i.writeUInt32BE(n,4);i[8]=8;i[9]=6;const raw=Buffer.alloc(n*(4*n+1),128);for(let y=0;y<n;y++)raw[y*(4*n+1)]=0;return Buffer.concat([Buffer.from('89504e470d0a1a0a','hex'),chunk('IHDR',i),chunk('IDAT',zlib.deflateSync(raw)),chunk('IEND',Buffer.alloc(0))])};
const a=png.decode(make(20)); const b=png.decode(make(600)); assert.equal(a.data.length,1600); assert.equal(a.data[5],128); assert.equal(b.data.length,1440000); console.log('OK');
