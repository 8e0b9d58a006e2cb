/**
 * Who holds an object, read from a heap snapshot: the shortest way to it from what the program can reach by name.
 */

/**
 * @typedef {object} Snapshot as V8 writes it
 * @property {{ meta: { node_fields: string[], node_types: any[], edge_fields: string[], edge_types: any[] } }} snapshot
 * @property {number[]} nodes
 * @property {number[]} edges
 * @property {string[]} strings
 */

/** Growscope's own records hold stacks, and those hold what they hold: none of it is the program's. */
const OWN = /^Growscope/;
/** Roots by which anything may be held for a moment; what is held by them alone has no name. */
const NAMELESS = /^\((Stack roots|Handle scope|Weak|Micro tasks|Eternal handles|Startup object cache)/;

/**
 * @param {Snapshot} snapshot
 * @param {Set<number>} wanted ids of objects
 * @returns {Map<number, string>} by id, the name of what holds it
 */
export function retainers(snapshot, wanted) {
  const graph = new Graph(snapshot);
  const { parent, via } = graph.walk();
  /** @type {Map<number, string>} */
  const named = new Map();
  for (let node = 0; node < graph.count; node += 1) {
    const id = graph.id(node);
    if (!wanted.has(id) || parent[node] === -1) continue;
    const name = graph.describe(node, parent, via);
    if (name) named.set(id, name);
  }
  return named;
}

class Graph {
  /** @param {Snapshot} snapshot */
  constructor({ snapshot: { meta }, nodes, edges, strings }) {
    this.nodes = nodes;
    this.edges = edges;
    this.strings = strings;
    this.width = meta.node_fields.length;
    this.count = nodes.length / this.width;
    const field = (/** @type {string} */ name) => meta.node_fields.indexOf(name);
    this.fields = { type: field('type'), name: field('name'), id: field('id'), edges: field('edge_count') };
    this.nodeTypes = meta.node_types[0];
    this.edgeTypes = meta.edge_types[0];
    this.edgeWidth = meta.edge_fields.length;
    this.first = new Uint32Array(this.count + 1);
    for (let node = 0; node < this.count; node += 1) {
      this.first[node + 1] = Number(this.first[node]) + Number(nodes[node * this.width + this.fields.edges]);
    }
  }

  /** @param {number} node */
  id(node) {
    return Number(this.nodes[node * this.width + this.fields.id]);
  }

  /** @param {number} node */
  name(node) {
    return String(this.strings[Number(this.nodes[node * this.width + this.fields.name])]);
  }

  /** @param {number} node */
  type(node) {
    return String(this.nodeTypes[Number(this.nodes[node * this.width + this.fields.type])]);
  }

  /** @param {number} edge */
  edgeType(edge) {
    return String(this.edgeTypes[Number(this.edges[edge * this.edgeWidth])]);
  }

  /** @param {number} edge */
  edgeName(edge) {
    const value = Number(this.edges[edge * this.edgeWidth + 1]);
    const type = this.edgeType(edge);
    return type === 'element' || type === 'hidden' ? `[${value}]` : String(this.strings[value]);
  }

  /** Breadth first, so that each way is a shortest one; what has no name comes last. */
  walk() {
    const parent = new Int32Array(this.count).fill(-1);
    const via = new Int32Array(this.count).fill(-1);
    /** @type {number[]} */
    const later = [];
    let queue = [0];
    parent[0] = 0;
    const weak = this.edgeTypes.indexOf('weak');
    while (queue.length > 0) {
      /** @type {number[]} */
      const next = [];
      for (const node of queue) {
        for (let edge = Number(this.first[node]); edge < Number(this.first[node + 1]); edge += 1) {
          if (this.edges[edge * this.edgeWidth] === weak) continue;
          const to = Number(this.edges[edge * this.edgeWidth + 2]) / this.width;
          if (parent[to] !== -1) continue;
          // An engine keeps what a WeakRef was made of until the present job ends.
          if (this.edgeName(edge) === 'weak_refs_keep_during_job') continue;
          const name = this.name(to);
          if (OWN.test(name) || NAMELESS.test(name)) continue;
          // Ephemerons: a WeakMap holds nothing by itself.
          if (name.startsWith('system / EphemeronHashTable')) continue;
          parent[to] = node;
          via[to] = edge;
          next.push(to);
        }
      }
      queue = next.length > 0 ? next : later.splice(0);
    }
    return { parent, via };
  }

  /**
   * @param {number} node
   * @param {Int32Array} parent
   * @param {Int32Array} via
   * @returns {string | undefined}
   */
  describe(node, parent, via) {
    let text = '';
    for (let at = node, steps = 0; at !== 0 && steps < 40; at = Number(parent[at]), steps += 1) {
      const edge = Number(via[at]);
      const holder = Number(parent[at]);
      const type = this.edgeType(edge);
      const name = this.edgeName(edge);
      if (type === 'context') {
        const owner = this.functionOf(holder, parent, via);
        return `variable \`${name}${text}\`${owner ? ` of \`${owner}\`` : ''}`;
      }
      if (type === 'element') text = `${name}${text}`;
      else if (type === 'property' && name !== '__proto__') {
        if (this.isGlobal(holder)) return `\`globalThis.${name}${text}\``;
        text = `.${name}${text}`;
      } else if (type === 'internal') {
        // A Map's or a Set's table, a promise's value, a bound function's parts: the holder's kind says it.
        if (/^(table|reactions_or_result|bound_|parameters_and_registers)/.test(name)) {
          text = ` in a ${this.name(holder)}${text.startsWith('[') ? '' : text}`;
        }
      }
    }
    // Elements alone are an engine's own lists.
    return text.includes('.') ? `\`${text.replace(/^\./, '')}\`` : undefined;
  }

  /** @param {number} node */
  isGlobal(node) {
    return /^(global|Window|Object \(global|global \/)/.test(this.name(node)) && this.type(node) !== 'string';
  }

  /**
   * @param {number} context
   * @param {Int32Array} parent
   * @param {Int32Array} via
   * @returns {string} the nearest function on the way that has a name
   */
  functionOf(context, parent, via) {
    for (let at = context, steps = 0; at > 0 && steps < 6; at = Number(parent[at]), steps += 1) {
      if (this.type(at) === 'closure' && this.name(at)) return this.name(at);
      void via;
    }
    return '';
  }
}
