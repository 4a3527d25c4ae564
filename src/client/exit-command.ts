/** The only command there is, exactly so. Anything longer or shorter is text. */
export const EXIT = '@exit';
