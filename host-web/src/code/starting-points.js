/**
 * What a visitor may start from: a strategy that stands in this lab, or a whole host.
 */
import { strategies } from '../../../host-js/views/strategies.js';

const strategyHead = '// Take a memory; answer with "give me the bytes, now".\n';

const hosts = {
  'a host that keeps its view': `// Greet once for each pair of texts; answer with the messages, in their order.
export async function host(guest, memory, texts) {
  const view = new Uint8Array(memory.buffer);
  const salutationAt = guest.get_salutation_ptr();
  const nameAt = guest.get_name_ptr();
  const messageAt = guest.get_msg_ptr();
  const messages = [];
  for (const { salutation, name } of texts) {
    const { written: salutationLength } = new TextEncoder().encodeInto(salutation, view.subarray(salutationAt));
    const { written: nameLength } = new TextEncoder().encodeInto(name, view.subarray(nameAt));
    const length = guest.set_name(salutationLength, nameLength);
    messages.push(new TextDecoder().decode(view.slice(messageAt, messageAt + length)));
  }
  return messages;
}
`,
};

/** @type {Map<string, string>} sources by name */
export const startingPoints = new Map([
  .../** @type {[string, string][]} */ (
    strategies.map(({ name, view }) => [name, `${strategyHead}export default ${view}\n`])
  ),
  ...Object.entries(hosts),
]);
