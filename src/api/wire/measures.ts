/** Raw JSON of `getmeas`, both generations: what may arrive, not what should. Everything is optional on purpose. */
export type WireMeasure = {
  value?: number | string;
  type?: number | string;
  unit?: number | string;
  position?: number;
  algo?: number;
  fm?: number;
};

export type WireMeasureGroup = {
  grpid?: number | string;
  attrib?: number;
  date?: number | string;
  created?: number | false;
  modified?: number | false;
  category?: number;
  deviceid?: string | null;
  hash_deviceid?: string | null;
  modelid?: number | null;
  model?: string | null;
  comment?: string | null;
  timezone?: string;
  measures?: WireMeasure[];
};

export type WireMeasuresBody = {
  updatetime?: number | string;
  timezone?: string;
  measuregrps?: WireMeasureGroup[];
  more?: number | boolean | string;
  offset?: number | false;
};

/** The envelope around every answer: HTTP 200 even on failure, the result is `status`. */
export type WireEnvelope<Body> = { status: number; body?: Body | []; error?: string };
