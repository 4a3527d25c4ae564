/** Something is wrong with what the site is made of. The message is a line for whoever has changed it. */
export class SiteError extends Error {
  override name = 'SiteError';
}

/** Does a part of the build. What is wrong with a page is told in one line, and `make` ends. */
export async function orSay(build: () => Promise<void>): Promise<void> {
  try {
    await build();
  } catch (error) {
    if (!(error instanceof SiteError)) throw error;
    console.error(`make docs: ${error.message}`);
    process.exitCode = 1;
  }
}
