/** What a picture says about itself; pages hand in the reader's language. */
export type ChartWords = {
  readonly showTable: string;
  readonly hideTable: string;
  readonly preparingTable: string;
  readonly pictureFailed: string;
  /** Opens what one can take away: text, CSV, PNG. */
  readonly more: string;
  readonly copyText: string;
  readonly saveCsv: string;
  readonly savePng: string;
  readonly copied: string;
  /** Stands above the text, which is selected for the reader's own copy command. */
  readonly copyRefused: string;
  readonly saved: string;
  readonly exportFailed: string;
  /** Spoken after the picture's name, in place of "application". */
  readonly roleDescription: string;
  readonly keyboardHint: string;
  readonly manual: string;
  readonly doubtful: string;
  /** Read after `keyboardHint` where the window can be moved, and where there are annotations. */
  readonly zoomHint: string;
  readonly annotationHint: string;
  /** The strip of the whole history, and what can be moved on it. */
  readonly overview: string;
  readonly overviewFrom: string;
  readonly overviewTo: string;
  readonly overviewWindow: string;
};
