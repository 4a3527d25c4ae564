/** The button of the illustrated conversation that opens all frames. All else there works without a script. */
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
button.hidden = false;
