/**
 * A room at a glance, for the instructor: attendees' lines, pasted in, as a table. Nothing leaves this page.
 */
import { h } from '../dom.js';

const pattern =
  /^(.*?)growth-lab progress: (\d+) of (\d+) pass: (.*?) · now at (.*?) · hints (\d+) · solutions seen: (.*)$/;

/**
 * @param {string} text lines, each with whatever stands before it, such as a name
 */
export function readRoom(text) {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map((line, at) => {
      const [, who = '', passed, of, which = '', now = '', hints, seen = ''] = line.match(pattern) ?? [];
      if (passed === undefined) return { who: line, problem: 'this is no progress line' };
      const name = who.replace(/[\s:<>–-]+$/, '').trim() || `attendee ${at + 1}`;
      return { who: name, passed: Number(passed), of: Number(of), which, now, hints: Number(hints), seen };
    });
}

export function room() {
  const table = h('div', {});
  const lines = h('textarea', {
    id: 'room-lines',
    rows: 4,
    placeholder: 'Ada: growth-lab progress: …',
    input: () => draw(),
  });
  function draw() {
    const rows = readRoom(lines.value);
    const heads = ['who', 'pass', 'which', 'now at', 'hints', 'solutions seen'];
    table.replaceChildren(
      h(
        'table',
        { class: 'room-table' },
        h('thead', {}, h('tr', {}, ...heads.map(text => h('th', { scope: 'col' }, text)))),
        h(
          'tbody',
          {},
          ...rows.map(row =>
            h(
              'tr',
              {},
              h('th', { scope: 'row' }, row.who),
              ...('problem' in row
                ? [h('td', { colspan: 5, class: 'complaint' }, row.problem)]
                : [`${row.passed} of ${row.of}`, row.which, row.now, row.hints, row.seen].map(text =>
                    h('td', {}, text),
                  )),
            ),
          ),
        ),
      ),
    );
  }
  return h(
    'details',
    { class: 'room' },
    h('summary', {}, 'For the instructor: the room'),
    h('label', { for: 'room-lines' }, 'Paste the attendees’ lines, one below the other.'),
    lines,
    table,
  );
}
