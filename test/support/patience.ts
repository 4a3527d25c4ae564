/** Milliseconds until a test gives up waiting for another program. One that has not done it by then never will. */
const PATIENCE = 20_000;

/**
 * Waits for something that another program does.
 *
 * @param missing tells what has not come, when it does not
 */
export async function patiently<T>(something: Promise<T>, missing: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(missing())), PATIENCE);
  });
  try {
    return await Promise.race([something, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
