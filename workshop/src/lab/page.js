/** The size of a page of linear memory, in bytes (WebAssembly core specification, "Memory Instances"). */
export const PAGE = 65_536;
