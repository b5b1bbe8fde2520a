/** What a picture says about itself; pages hand in the reader's language. */
export type ChartWords = {
  readonly showTable: string;
  readonly hideTable: string;
  readonly preparingTable: string;
  readonly pictureFailed: string;
  /** Spoken after the picture's name, in place of "application". */
  readonly roleDescription: string;
  readonly keyboardHint: string;
  readonly manual: string;
  readonly doubtful: string;
};

export const ENGLISH_WORDS: ChartWords = {
  showTable: 'Show as table',
  hideTable: 'Hide table',
  preparingTable: 'Preparing the table …',
  pictureFailed:
    'Failed to draw the picture: its program is missing or broken. Reload the page or read the table.',
  roleDescription: 'chart',
  keyboardHint:
    'Left and right arrow keys read the values one by one, with Shift seven at a time, ' +
    'Page Up and Page Down ten at a time, Home and End the first and the last.',
  manual: 'Entered by hand',
  doubtful: 'Doubtful',
};
