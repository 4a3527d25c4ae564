/**
 * A plugin for TypeDoc under which no time passes.
 *
 * What colours the code gives up on a line after half a second. On a busy machine that happens, and the same input would
 * give another site.
 */
export function load(): void {
  const start = Date.now();
  Date.now = () => start;
}
