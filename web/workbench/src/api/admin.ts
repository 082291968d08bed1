import type { Body, Citation, Field, Words } from './types';

// What the administrator's pages and the own account are told.
export interface Region { code: string; name: string; level: string; parent: string }
export interface PostOf { name: string; label: Words; does: Words }
export interface KindOf { kind: string; label: Words; does: Words; posts: PostOf[] }
export interface Office {
  id: number; name: string; kind: string; kind_label: Words; region: string; credit_code: string; attributes: Body; active: boolean; revision: number;
}
export interface OfficeWithPeople extends Office { people: { id: number; name: string; login: string; posts: PostOf[] }[]; fields: Field[] }
export interface Offices { items: Office[]; next: number | null; fields: Field[] }
export interface PersonOf {
  id: number; name: string; login: string; attributes: { title?: string; employer?: string }; active: boolean; revision: number; totp: boolean;
  posts: { organisation: number; organisation_name: string; posts: PostOf[] }[];
}
export interface Side { act: string; posts: string[]; steps: Words[] }
export interface Pair { clause: Citation; earlier: Side; later: Side }
export interface Me { totp: boolean; recovery_left: number; person: { id: number; name: string; login: string } }
export interface SessionOf { id: number; current: boolean; organisation: string; remote: string; agent: string; started: string; last_seen: string }
export interface Calendar {
  year: number; title: string; notice: string; published: string; source: string; applied: string | null;
  days_off: { name: string; from: string; to: string }[]; worked: string[];
}
