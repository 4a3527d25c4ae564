/**
 * What the illustrated conversation has beside what a browser does by itself: a button that opens all frames, and that a
 * link to a frame opens it. All else there works without a script.
 */
import { byId } from './dom.js';

const button = byId('open-all', HTMLButtonElement);
const frames = [...document.querySelectorAll<HTMLDetailsElement>('details.frame')];

const areOpen = (): boolean => frames.every(({ open }) => open);

function name(): void {
  button.textContent = areOpen() ? 'Close all frames' : 'Open all frames';
}

button.addEventListener('click', () => {
  const open = !areOpen();
  for (const frame of frames) frame.open = open;
});
for (const frame of frames) frame.addEventListener('toggle', name);
name();

function openTarget(): void {
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLDetailsElement) target.open = true;
}
window.addEventListener('hashchange', openTarget);
openTarget();

button.hidden = false;
