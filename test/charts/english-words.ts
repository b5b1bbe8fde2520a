import type { ChartWords } from '#charts/words.ts';

export const englishWords: ChartWords = {
  showTable: 'Show as table',
  hideTable: 'Hide table',
  preparingTable: 'Preparing the table …',
  pictureFailed:
    'Failed to draw the picture: its program is missing or broken. Reload the page or read the table.',
  more: 'More',
  copyText: 'Copy as text',
  saveCsv: 'Save CSV',
  savePng: 'Save PNG',
  copied: 'Copied.',
  copyRefused: 'Your browser did not allow it. Copy the text from here:',
  saved: 'Saved to your downloads.',
  exportFailed: 'That did not work. Reload the page and try again.',
  roleDescription: 'chart',
  keyboardHint:
    'Left and right arrow keys read the values one by one, with Shift seven at a time, ' +
    'Page Up and Page Down ten at a time, Home and End the first and the last.',
  manual: 'Entered by hand',
  doubtful: 'Doubtful',
  zoomHint: 'Plus and minus look closer and wider.',
  annotationHint: 'The square brackets go to the note before and after.',
  overview: 'The whole history',
  overviewFrom: 'Where the picture begins',
  overviewTo: 'Where the picture ends',
  overviewWindow: 'What the picture shows',
};
