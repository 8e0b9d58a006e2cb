// SIGINT comes to everybody while this program's report is being made: as a heap snapshot begins.
import inspector from 'node:inspector';
import './silent.mjs';
const { connect } = inspector.Session.prototype;
inspector.Session.prototype.connect = function () {
  process.kill(0, 'SIGINT');
  return Reflect.apply(connect, this, arguments);
};
