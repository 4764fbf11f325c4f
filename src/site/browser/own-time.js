// Marks the page for readers whose clocks differ from the service’s. Their own time, which is added to what is open, takes
// a second line; it is reserved before the first paint, so that nothing moves.
try {
  const now = new Date();
  const clock = (timeZone) => now.toLocaleString('en', { timeZone });
  const zones = document.currentScript.dataset.zones.split(' ');
  if (zones.some((zone) => clock(zone) !== clock())) document.documentElement.dataset.ownTime = '';
} catch {}
