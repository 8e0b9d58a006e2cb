export const observe = (withIt, without) => withIt.length - without.length;
