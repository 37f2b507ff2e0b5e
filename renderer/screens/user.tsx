import { useLocalized, useText } from '../i18n/react.ts';
import { UserChooser } from '../parts/user-chooser.tsx';
import { useConsole, useIdentity, useRow, useRows } from '../stores/react.ts';

/** The user chooser of the status bar, fed by the plant's people and this desk's identity. */
export function User() {
  const { identity } = useConsole().stores;
  const { person, asking } = useIdentity((state) => state);
  const known = useRow('person', person ?? undefined);
  const people = useRows('person');
  const text = useText().frame;
  const localized = useLocalized();
  return (
    <UserChooser
      current={person === null ? null : { id: person, name: known?.name ?? person }}
      people={people.map(({ id, name, role }) => ({ id, name, role: localized(role) }))}
      open={asking}
      onOpen={identity.show}
      onChoose={identity.choose}
      text={{
        nobody: text.nobody,
        title: text.chooseUser,
        why: text.chooseUserWhy,
        name: text.typedName,
        take: text.take,
        cancel: text.cancel,
      }}
    />
  );
}
