// The messages of docs/design/studio.md, as this side sees them.

export type CellKind = 'code' | 'markdown' | 'raw';
export type CellState = 'idle' | 'queued' | 'running';
export type KernelState = 'starting' | 'idle' | 'busy' | 'stopping' | 'dead' | 'failed' | 'none';

/** Forms of one value by MIME type. */
export type MimeBundle = Record<string, unknown>;

/** One of Jupyter's four kinds of output; a text may be one string or a list of lines. */
export interface Output {
  output_type: 'stream' | 'display_data' | 'execute_result' | 'error';
  name?: string;
  text?: string | string[];
  data?: MimeBundle;
  metadata?: Record<string, unknown>;
  transient?: { display_id?: string };
  execution_count?: number | null;
  ename?: string;
  evalue?: string;
  traceback?: string[];
}

export interface CellData {
  id: string;
  kind: CellKind;
  source: string;
  html?: string | null;
  name?: string | null;
  language?: string;
  tags?: string[];
  outputs?: Output[];
  executionCount?: number | null;
  state?: CellState;
  /** Why the outputs no longer belong to what is written, or nothing. */
  stale?: string | boolean | null;
}

export type IssueKind = 'UsedBeforeDefined' | 'RedefinedLater' | 'Cycle' | 'Deleted';

/** Something odd about the names that a cell uses. */
export interface Issue {
  cell: string;
  kind: IssueKind;
  name: string;
  /** The cell that it is about besides, if there is one. */
  other: string | null;
  message: string;
}

/** A running cell waits for a line of text. */
export interface InputRequest {
  cell: string;
  prompt?: string | null;
  password?: boolean | null;
}

/** `index` counts without the cell itself; `after`, the cell that it stands behind ('' for none), counts before it. */
export type Edit =
  | { op: 'source'; cell: string; source: string }
  | { op: 'insert'; index: number; after?: string; cell: { id: string; kind: CellKind; source: string; tags?: string[]; language?: string } }
  | { op: 'delete'; cell: string }
  | { op: 'move'; cell: string; index: number; after?: string }
  | { op: 'kind'; cell: string; kind: CellKind }
  | { op: 'tags'; cell: string; tags: string[] }
  | { op: 'clear'; cell: string };

export interface FileEntry {
  name: string;
  path: string;
  kind: 'folder' | 'notebook' | 'file';
  size?: number;
  modified?: number | string;
}

export interface Variable {
  name: string;
  type: string;
  shape?: number[] | string | null;
  dtype?: string | null;
  range?: [number, number] | string | null;
  missing?: number | null;
  histogram?: number[] | null;
  preview?: string | null;
}

export interface KernelMessage {
  type: string;
  content: Record<string, any>;
  metadata?: Record<string, any>;
}

export interface Message {
  type: string;
  id?: string;
  re?: string;
  [field: string]: any;
}

/** A text that Jupyter may have stored as a list of lines. */
export function joined(text: unknown): string {
  return Array.isArray(text) ? text.join('') : text == null ? '' : String(text);
}
