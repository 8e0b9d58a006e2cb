export const observe = () => 'detached' in ArrayBuffer.prototype;
