// What the server answers. Kept by hand until the route table's OpenAPI document makes it.
export interface Words { zh: string; en: string }
export type Said = Words | string;

export type Kind = 'text' | 'prose' | 'integer' | 'money' | 'share' | 'score' | 'day' | 'instant' | 'yes_no' | 'choice'
  | 'reference' | 'digest' | 'sealed' | 'secret' | 'group' | 'list';

export interface Field {
  name: string; kind: Kind; label: Words; hint?: Words; offers?: { label: Words; rows: Body[] }; optional?: boolean; of?: string;
  minimum?: number; maximum?: number; clauses?: string[];
  asked_when?: { field: string; answers: string[] };
  options?: { value: string; label: Words }[]; fields?: Field[];
}

// Input as plain JSON: what a form gives and what a body holds.
export type Plain = string | number | boolean | null | Plain[] | { [name: string]: Plain };
export type Body = { [name: string]: Plain };

export interface Citation { clause: string; document: string; number: string; article: string; quote: string }
export interface Finding { code: string; field: string; says: Words; remedy?: Words | null; cites?: Citation[]; why?: unknown }
export interface Problem {
  type: string; title: string; status: number; code: string; detail?: string; reference?: string; findings: Finding[];
}

export interface Post { name: string; label: Words }
export interface Organisation { id: number; name: string; kind: string; region: string }
export interface Session {
  person: { id: number; name: string }; organisation: Organisation | null; posts: Post[]; organisations: Organisation[]; csrf: string;
}

export interface Actor { post: string; label: Words; relation: string }
export interface StateMeta { name: string; label: Words; final: boolean }
export interface StepMeta {
  name: string; operation: string; title: Words; from: string[]; to: string; creates?: boolean; parent_field?: string; parent_kind?: string;
  who: Actor[]; input: Field[]; clauses: string[]; draft?: boolean; legal?: boolean;
}
export interface KindMeta { kind: string; plural: string; title: Words; states: StateMeta[]; shows: Field[]; steps: StepMeta[] }
export interface Meta { kinds: KindMeta[]; posts: Post[] }

export type ProjectRef = number | { id: number; title?: string } | null;
export interface Brief { id: number; kind: string; title: string; state: string; state_label: Said; project?: ProjectRef; revision?: number }
export interface Row extends Brief { owner?: { id: number; name: string } | null; party?: { id: number; name: string } | null; changed?: string }
export interface Page<T> { items: T[]; next?: string | null }

export interface DeadlineSum {
  start: string; due: string; provisional?: boolean;
  key?: string; value?: number; unit?: string; clause?: string; quote?: string;
  skipped?: { day: string; name: string }[];
  recounted?: { at: string; from: string; to: string; notices: { year: number; notice: string; title: string }[] }[];
}
export interface Duty {
  id: number; title: Said; object: number; kind: string; object_title?: string; project?: ProjectRef; due: string;
  working_days_left: number; due_today?: boolean; next_working_day?: boolean; overdue: boolean; holder?: { id: number; name: string } | null; post_label?: Words; provisional?: boolean; clause?: Citation | string; sum?: DeadlineSum | null; closed?: string | null;
}
export interface Todo {
  object: Brief; steps: { name: string; title: Words }[];
  due?: Duty;
  open_until?: { label: Words; at: string; past: boolean; working_days_left: number; due_today: boolean; next_working_day: boolean };
}
export interface Inbox { todo: Todo[]; duties: Duty[]; can_create: { kind: string; step: string; title: Words }[] }

export interface NextStep { name: string; title: Words; operation: string; who: Actor[]; allowed: boolean; expected?: boolean; input: Field[]; clauses: Citation[]; draft?: boolean; stayed?: { says: Words; cites: Citation }[] }
export interface Happened { at: string; step: string; title: Said; from: string; to: string; person?: { name: string } | string; organisation?: { name: string } | string; post?: string; why?: unknown }
export interface ObjectPage {
  id: number; kind: string; kind_title: Words; title: string; state: string; state_label: Said; project?: ProjectRef;
  parent?: Brief | number | null; owner?: { id: number; name: string } | null; party?: { id: number; name: string } | null; revision: number;
  body: Body; next: NextStep[]; duties: Duty[]; timeline: Happened[]; children: Brief[];
}
export interface StepAnswer extends Brief { warnings?: Finding[]; why?: unknown[]; [more: string]: unknown }
export interface Choice { id: number; label: string; title?: string; number?: string; within?: string; state?: string }
export interface StoredFile { digest: string; size: number; name: string }
export interface HeldFile { digest: string; name: string; type: string; size: number; field: string; step: Words | null; organisation: string; at: string; disposed: boolean }
export interface HeldDocuments { files: HeldFile[]; papers: { name: string; title: Words; href: string }[] }
