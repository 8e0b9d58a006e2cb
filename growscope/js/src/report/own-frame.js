/**
 * Which frame of a stack is of the program itself, and not of a package or of the guest.
 */

/** @import { Frame } from '../engine/stack.js' */

/** @param {Frame} frame */
const isOwn = ({ file, guest }) => !guest && !/[\\/]node_modules[\\/]/.test(file);

/**
 * @param {Frame[]} [stack]
 * @returns {Frame | undefined} the innermost one
 */
export const ownFrame = stack => stack?.find(isOwn);
