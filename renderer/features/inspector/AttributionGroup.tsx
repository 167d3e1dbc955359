import type { ReactNode } from 'react';
import { changeAttribution, nameClaims, removeAttribution } from '../../commands/claim/claim-acts.ts';
import { changeSpeaker } from '../../commands/speaker/speaker-acts.ts';
import { type Attribution, type AttributionRole, attributionRoles, type Claim, quotations } from '../../domain/claim.ts';
import type { SourceText } from '../../domain/source.ts';
import { type Speaker, speakerKinds } from '../../domain/speaker.ts';
import { useRows, useServices } from '../../state/use-services.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { SpeakerField } from '../who/SpeakerField.tsx';
import { CueLine } from './CueLine.tsx';
import { kindNames, quotationNames, roleNames } from './words.ts';

interface AttributionGroupProps {
  readonly claim: Claim;
  /** undefined while the claim has no attribution: the field makes one. */
  readonly row: Attribution | undefined;
  /** From 1. */
  readonly place: number;
  readonly of: number;
  readonly text: SourceText | null;
  /** Stands between the speaker and how it is quoted. */
  readonly children?: ReactNode;
}

/** One attribution: who, what kind of speaker, in which words, quoted how, in which role, through whom. */
export function AttributionGroup({ claim, row, place, of, text, children }: AttributionGroupProps) {
  const services = useServices();
  const inHand = useRows('speakers');
  const speaker = inHand.get('speakers', row?.speakerId ?? '');
  const name = names(place);
  const label = (what: string) => `set ${what} of ${nameClaims(services.open.inHand, [claim.id])}`;
  const kind = speaker?.kind ?? 'open';
  return (
    <div className="attribution" role="group" aria-label={of > 1 ? `Speaker ${place} of ${of}` : 'Speaker'} data-slot={speaker?.slot ?? 0}>
      <SpeakerField claimId={claim.id} row={row} asks="speaker" label={name.who} />
      {speaker ? <KindLine speaker={speaker} /> : null}
      {row && kind !== 'outlet' && !row.unattributed ? <CueLine row={row} text={text} place={place} /> : null}
      {row?.unattributed ? <p className="cue-line">the text gives it to nobody</p> : null}
      {kind === 'outlet' ? <p className="cue-line">own voice</p> : null}
      {children}
      {row ? (
        <>
          <div className="field-row">
            <span className="field-label">Quotation</span>
            <Segmented
              label={name.quotation}
              value={row.quotation}
              choices={quotations.map((value) => ({ value, label: quotationNames[value] }))}
              onChange={(value, visit) => {
                const quotation = quotations.find((known) => known === value);
                if (quotation) void changeAttribution(services, row.id, label('quotation'), { quotation }, visit);
              }}
            />
          </div>
          <div className="field-row">
            <span className="field-label">Role</span>
            <RoleMenu
              role={row.role}
              label={name.role}
              onChange={(role) => void changeAttribution(services, row.id, label('role'), { role })}
            />
          </div>
          <div className="field-row">
            <span className="field-label">Via</span>
            <SpeakerField claimId={claim.id} row={row} asks="via" label={name.via} />
          </div>
          {of > 1 ? (
            <button
              type="button"
              className="link attribution-remove"
              aria-label={`Remove speaker ${place}${speaker ? `, ${speaker.name}` : ''}`}
              onClick={() => {
                void removeAttribution(services, row.id);
                services.toast(`Removed ${speaker?.name ?? 'a speaker'} from this claim`, { undo: true });
              }}
            >
              Remove this speaker
            </button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

/** The first attribution has the plain names; those after it carry their number and none of the plain words. */
function names(place: number) {
  if (place === 1) return { who: 'Who says this?', quotation: 'Quotation', role: 'Role', via: 'Via whom' };
  return {
    who: `Speaker ${place}`,
    quotation: `Speaker ${place}, how quoted`,
    role: `Speaker ${place}, in which role`,
    via: `Speaker ${place}, through whom`,
  };
}

function RoleMenu({
  role,
  label,
  onChange,
}: {
  readonly role: AttributionRole;
  readonly label: string;
  readonly onChange: (role: AttributionRole) => void;
}) {
  return (
    <Menu
      label={label}
      entries={attributionRoles.map((value) => ({
        id: value,
        label: roleNames[value],
        checked: value === role,
        run: () => onChange(value),
      }))}
      button={
        <button type="button" className="quiet field-menu" aria-label={`${label}: ${roleNames[role]}`}>
          {roleNames[role]}
          <Icon name="down" />
        </button>
      }
    />
  );
}

/** "Document, issued by the Foreign Ministry": what the speaker is; the kind can be put right here. */
function KindLine({ speaker }: { readonly speaker: Speaker }) {
  const services = useServices();
  const facts = [speaker.role, speaker.affiliation].filter((fact) => fact.trim() !== '').join(', ');
  return (
    <p className="via">
      <Menu
        label={`Kind of ${speaker.name}`}
        entries={speakerKinds.map((kind) => ({
          id: kind,
          label: kindNames[kind],
          checked: kind === speaker.kind,
          run: () => void changeSpeaker(services, speaker.id, { kind }),
        }))}
        button={
          <button type="button" className="via-kind" aria-label={`Kind of ${speaker.name}: ${kindNames[speaker.kind]}`}>
            {kindNames[speaker.kind]}
          </button>
        }
      />
      {facts ? <bdi>, {facts}</bdi> : null}
    </p>
  );
}
