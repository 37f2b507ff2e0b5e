import type { Part } from '../../contract/models/plant.ts';
import { controllerAt, type Hardware } from './hardware.ts';
import type { DemoComponent } from './plant-component.ts';
import { arrayId, controllerIds } from './plant-storage.ts';
import type { Saying, Sayings } from './scenario.ts';

const root = '/redfish/v1';
const chassis = `${root}/Chassis/${arrayId}`;
const storage = `${root}/Storage/${arrayId}`;

/** What a path of the tree is made from. */
interface View {
  components: ReadonlyMap<string, DemoComponent>;
  says: Sayings;
  hardware: Hardware;
  now: number;
}

type Resource = Record<string, unknown>;

/** The members of a collection: their ids in the plant, by the last segment of their path. */
const members = (prefix: string, count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [String(index + 1), `${prefix}-${index + 1}`]));
const drives = members('storage-drive', 24);
const fans = members('storage-fan', 4);
const supplies = members('storage-psu', 2);
const controllers = new Map<string, string>(Object.entries(controllerIds));

/**
 * The central storage as a small Redfish tree, read-only: service root, chassis with drives, fans and power supplies,
 * storage with its controllers. Undefined where there is nothing. Follows DSP0266 and the DMTF's schemas in the
 * properties that it has.
 */
export function readRedfish(path: string, view: View): Resource | undefined {
  const clean = path.replace(/\/+$/, '');
  const [, parent = '', id = ''] = /^(.*)\/([^/]+)$/.exec(clean) ?? [];
  switch (clean) {
    case root:
      return {
        ...header(root, '#ServiceRoot.v1_15_0.ServiceRoot', 'RootService', 'Demo service root'),
        RedfishVersion: '1.15.0',
        Chassis: link(`${root}/Chassis`),
        Storage: link(`${root}/Storage`),
      };
    case `${root}/Chassis`:
      return collection(clean, 'ChassisCollection', [arrayId]);
    case `${root}/Storage`:
      return collection(clean, 'StorageCollection', [arrayId]);
    case chassis:
      return chassisResource(view);
    case storage:
      return storageResource(view);
    case `${storage}/Controllers`:
      return collection(clean, 'StorageControllerCollection', [...controllers.keys()]);
    case `${chassis}/Drives`:
      return collection(clean, 'DriveCollection', [...drives.keys()]);
    case `${chassis}/ThermalSubsystem`:
      return {
        ...header(clean, '#ThermalSubsystem.v1_3_0.ThermalSubsystem', 'ThermalSubsystem', 'Cooling'),
        Fans: link(`${clean}/Fans`),
      };
    case `${chassis}/ThermalSubsystem/Fans`:
      return collection(clean, 'FanCollection', [...fans.keys()]);
    case `${chassis}/PowerSubsystem`:
      return {
        ...header(clean, '#PowerSubsystem.v1_1_0.PowerSubsystem', 'PowerSubsystem', 'Power'),
        PowerSupplies: link(`${clean}/PowerSupplies`),
      };
    case `${chassis}/PowerSubsystem/PowerSupplies`:
      return collection(clean, 'PowerSupplyCollection', [...supplies.keys()]);
  }
  switch (parent) {
    case `${storage}/Controllers`:
      return controller(clean, id, view);
    case `${chassis}/Drives`:
      return field(clean, '#Drive.v1_17_0.Drive', id, drives.get(id), view);
    case `${chassis}/ThermalSubsystem/Fans`:
      return field(clean, '#Fan.v1_5_0.Fan', id, fans.get(id), view);
    case `${chassis}/PowerSubsystem/PowerSupplies`:
      return field(clean, '#PowerSupply.v1_5_0.PowerSupply', id, supplies.get(id), view);
    default:
      return undefined;
  }
}

function chassisResource(view: View): Resource {
  const component = view.components.get(arrayId);
  return {
    ...header(chassis, '#Chassis.v1_23_0.Chassis', arrayId, component?.name),
    ChassisType: 'StorageEnclosure',
    ...labels(component?.part),
    LocationIndicatorActive: false,
    Status: status(view.says(arrayId)),
    Drives: link(`${chassis}/Drives`),
    ThermalSubsystem: link(`${chassis}/ThermalSubsystem`),
    PowerSubsystem: link(`${chassis}/PowerSubsystem`),
    Links: { Storage: [link(storage)] },
  };
}

function storageResource(view: View): Resource {
  return {
    ...header(storage, '#Storage.v1_15_0.Storage', arrayId, view.components.get(arrayId)?.name),
    Status: status(view.says(arrayId)),
    Controllers: link(`${storage}/Controllers`),
    Drives: [...drives.keys()].map((drive) => link(`${chassis}/Drives/${drive}`)),
    'Drives@odata.count': drives.size,
    Links: { Enclosures: [link(chassis)] },
  };
}

/** A controller as its slot is now: the part that hands have put in, or nothing. */
function controller(path: string, id: string, view: View): Resource | undefined {
  if (id !== 'A' && id !== 'B') return undefined;
  const component = view.components.get(controllerIds[id]);
  const base = {
    ...header(path, '#StorageController.v1_7_0.StorageController', id, component?.name),
    Location: {
      PartLocation: { ServiceLabel: `Slot ${id}`, LocationType: 'Slot', LocationOrdinalValue: id === 'A' ? 0 : 1 },
    },
    LocationIndicatorActive: false,
  };
  const { part } = view.hardware[id];
  if (part === null) return { ...base, Status: { State: 'Absent' } };
  const starting = controllerAt(view.hardware, id, view.now) === 'self-test';
  return { ...base, ...labels(part), Status: status(view.says(controllerIds[id]), starting ? 'Starting' : 'Enabled') };
}

function field(
  path: string,
  type: string,
  id: string,
  componentId: string | undefined,
  view: View,
): Resource | undefined {
  const component = view.components.get(componentId ?? '');
  if (component === undefined) return undefined;
  return {
    ...header(path, type, id, component.name),
    ...labels(component.part),
    LocationIndicatorActive: false,
    Status: status(view.says(component.id)),
  };
}

function header(path: string, type: string, id: string, name: DemoComponent['name'] | undefined): Resource {
  return { '@odata.id': path, '@odata.type': type, Id: id, Name: typeof name === 'object' ? name.en : (name ?? id) };
}

function collection(path: string, type: string, ids: readonly string[]): Resource {
  return {
    '@odata.id': path,
    '@odata.type': `#${type}.${type}`,
    Name: type,
    'Members@odata.count': ids.length,
    Members: ids.map((id) => link(`${path}/${id}`)),
  };
}

function link(path: string): { '@odata.id': string } {
  return { '@odata.id': path };
}

function labels(part: Part | undefined): Resource {
  return part === undefined
    ? {}
    : { Manufacturer: part.manufacturer, Model: part.model, PartNumber: part.number, SerialNumber: part.serial };
}

function status(saying: Saying, state = 'Enabled'): Resource {
  const health = saying.word === 'ok' ? 'OK' : saying.word === 'degraded' ? 'Warning' : 'Critical';
  return {
    State: state,
    Health: health,
    ...(saying.word === 'ok'
      ? {}
      : { Conditions: [{ MessageId: 'Demo.1.0.Condition', Message: saying.text, Severity: health }] }),
  };
}
