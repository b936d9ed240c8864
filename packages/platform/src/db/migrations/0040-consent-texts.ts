import { sql, type Kysely } from 'kysely';

/** Texts that parties sign are appended by operators: of one that is there only its end can be set, once. */
const STATEMENTS = [
  `create function keep_consent_texts() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.valid_to is null
        and row(new.id, new.kind, new.version, new.title, new.text, new.text_hash, new.valid_from)
          is not distinct from row(old.id, old.kind, old.version, old.title, old.text, old.text_hash, old.valid_from)
      then return new; end if;
      raise exception 'a text that parties sign is never changed nor deleted';
    end $$`,
  `create trigger consent_texts_are_kept before update or delete on consent_texts
    for each row execute function keep_consent_texts()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) {
    await sql.raw(statement).execute(db);
  }
}
