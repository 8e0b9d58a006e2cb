// What is said while the page is on its way, and where it cannot come. No module: a browser runs this from a file too.
(function () {
  var notice = document.getElementById('notice');
  if (!notice) return;
  if (location.protocol === 'file:' && !document.getElementById('files-inside')) {
    notice.textContent =
      'This page was opened as a file, and browsers load its modules from a server only. Run make web and open the ' +
      'address that it prints, or open dist/growth-lab.html, which is the whole page in one file.';
    return;
  }
  if (!('noModule' in document.createElement('script'))) {
    notice.textContent = 'This browser has no JavaScript modules, and nothing here can run without them.';
    return;
  }
  setTimeout(function () {
    if (notice && notice.isConnected)
      notice.textContent = 'Still loading. The network is slow, or a file of this page cannot be had.';
  }, 8000);
})();
