import { DISCLOSURE_LEVELS, type Demand, type DemandPreview, type DisclosureLevel } from '@jtop/contract';
import { redactDemand, type Redacted, type DemandView } from '@jtop/rules/disclosure';
import { contentRecord, demandRecord, type DemandRow, type Redactable } from './rows.js';

/**
 * A demand as a level may see it. The one way out of the platform: answers, items of lists, boards, stream messages and
 * what the public can search by are all made here.
 */
export function demandView(row: DemandRow, level: DisclosureLevel): Demand {
  const seen = onTheWire(redactDemand(demandRecord(row), level, { alike: row.alike }));
  // Nobody has chosen yet: what stands in for the choice is none.
  if (row.disclosure === null) delete seen['disclosure'];
  return { view: level, ...seen } as unknown as Demand;
}

/** What a demand would be to each level below the operator, lowest first. */
export function previewViews(demand: Redactable, alike: number): DemandPreview['views'] {
  const record = contentRecord(demand);
  return DISCLOSURE_LEVELS.filter((level) => level !== 'operator').map((level) => {
    const { disclosure: _choice, ...seen } = onTheWire(redactDemand(record, level, { alike }));
    const marks = seen['_redacted'] as readonly { readonly path: string }[] | undefined;
    const about = marks?.filter(({ path }) => !path.startsWith('$.disclosure'));
    const { _redacted: _all, ...content } = seen;
    return {
      level,
      demand: {
        ...content,
        ...(about === undefined || about.length === 0 ? {} : { _redacted: about }),
      } as unknown as DemandPreview['views'][number]['demand'],
    };
  });
}

/** A view as the contract has it: by what a company is recognised in texts is no field of the wire. */
function onTheWire({ view, _redacted }: Redacted<DemandView>): Record<string, unknown> {
  const { company, ...rest } = view as DemandView & {
    readonly company?: { readonly name: string; readonly partyId?: string };
  };
  const marks = _redacted.filter(({ path }) => !path.startsWith('$.company.otherNames'));
  return {
    ...rest,
    ...(company === undefined ? {} : { company: companyOf(company) }),
    ...(marks.length === 0 ? {} : { _redacted: marks }),
  };
}

function companyOf({ name, partyId }: { readonly name: string; readonly partyId?: string }): object {
  return { ...(partyId === undefined ? {} : { partyId }), name };
}
