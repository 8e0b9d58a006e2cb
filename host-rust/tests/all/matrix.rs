//! The matrix holds, leaves nobody out, and can fail.

use std::sync::LazyLock;

use catalogue::{After, Schedule, When};
use host_rust::{
    cell::{Cell, Complaint, Outcome, Verdict},
    engine::Configuration,
    expect,
    guest::{self, Loaded},
    instance::{Code, Instance},
    limits::Limits,
    matrix, run,
    views::{STRATEGIES, Strategy},
};

use crate::support::{ENGINES, TIME_LIMIT, dist, greeters, index, load};

static CELLS: LazyLock<Vec<Cell>> = LazyLock::new(|| {
    let guests: Vec<_> = greeters().iter().map(|greeter| guest::load(greeter, dist()).unwrap()).collect();
    matrix::cells(&guests, &index().schedules, TIME_LIMIT).unwrap()
});

/// The cell of a guest that grows when it will.
fn natural(guest: &str, strategy: &str) -> &'static Cell {
    natural_cell(guest, strategy, false)
}

fn natural_cell(guest: &str, strategy: &str, reset: bool) -> &'static Cell {
    let is_natural = |schedule: Schedule| !schedule.forces() && schedule.reset == reset;
    let is_it = |cell: &&Cell| (cell.guest.as_str(), cell.strategy) == (guest, strategy) && is_natural(cell.schedule);
    CELLS.iter().find(is_it).unwrap()
}

#[test]
fn every_cell_agrees_or_cannot_be_tried() {
    for cell in CELLS.iter() {
        let expected = match cell.outcome {
            Outcome::Skipped => Verdict::Skipped,
            _ => Verdict::Agrees,
        };
        assert_eq!(cell.verdict, expected, "{cell:?}");
    }
}

#[test]
fn only_growth_of_a_shared_memory_with_nothing_reserved_cannot_be_tried() {
    for cell in CELLS.iter().filter(|cell| cell.verdict == Verdict::Skipped) {
        let guest = load(&cell.guest).guest.unwrap();
        assert!(guest.artefact.memory.unwrap().shared && cell.strategy.ends_with("-moving"), "{cell:?}");
        assert!(guest.grows != Some(When::Never) || cell.schedule.by == 1, "{cell:?}");
        assert_eq!(cell.pages_before, cell.pages_after, "{cell:?}");
        assert!(cell.reason.is_some(), "{cell:?}");
    }
}

#[test]
fn every_greeter_has_a_cell_for_each_strategy_and_schedule() {
    let mut wanted = 0;
    for greeter in greeters() {
        for strategy in &STRATEGIES {
            for schedule in index().schedules {
                if schedule.reset && greeter.grows_when_reset.is_none() {
                    continue;
                }
                wanted += 1;
                let is_it = |cell: &&Cell| {
                    (cell.guest.as_str(), cell.strategy, cell.schedule) == (&greeter.name, strategy.name, schedule)
                };
                let found = CELLS.iter().filter(is_it).count();
                assert_eq!(found, 1, "{}, {}, {schedule:?}", greeter.name, strategy.name);
            }
        }
    }
    assert_eq!(CELLS.len(), wanted);
}

#[test]
fn a_kept_pointer_is_lost_in_the_first_call_that_grows_memory() {
    let first = natural("lib_growth", "cached-pointer-moving");
    assert_eq!((first.outcome, first.calls), (Outcome::Silent, 1));
    assert_eq!((first.pages_before, first.pages_after), (Some(17), Some(18)));
    assert_eq!((first.first_growth, first.first_detach), (Some(1), Some(1)));

    let late = natural("lib_bump", "cached-pointer-moving");
    assert_eq!((late.outcome, late.first_growth), (Outcome::Silent, Some(late.calls)));
    assert_eq!(late.first_detach, late.first_growth);
    assert!((1_000..2_000).contains(&late.calls), "in call {}", late.calls);
}

#[test]
fn the_detail_of_a_lost_pointer_names_both_addresses() {
    let detail = natural("lib_growth", "cached-pointer-moving").detail.as_ref().unwrap();
    let addresses: Vec<_> = detail.split(' ').filter(|word| word.starts_with("0x")).collect();
    assert_eq!(addresses.len(), 2, "{detail}");
    assert_ne!(addresses[0], addresses[1].trim_end_matches(';'));
}

#[test]
fn a_lost_pointer_reads_the_poison_that_its_own_memory_left() {
    let lost: Vec<_> = CELLS.iter().filter(|cell| cell.outcome == Outcome::Silent).collect();
    assert!(lost.len() > 100, "only {} cells", lost.len());
    for cell in lost {
        let detail = cell.detail.as_ref().unwrap();
        assert_eq!(cell.strategy, "cached-pointer-moving");
        assert!(detail.contains("read what memory left there, \"#######"), "{cell:?}");
    }
}

#[test]
fn the_same_pointer_lives_while_there_is_room_to_grow_in_place() {
    let kept = natural("lib_bump", "cached-pointer");
    assert_eq!((kept.outcome, kept.calls, kept.first_detach), (Outcome::Greeted, 2_000, None));
    assert_eq!((kept.pages_before, kept.pages_after), (Some(1), Some(2)));
}

#[test]
fn a_kept_length_ends_before_a_message_in_memory_that_was_added() {
    let short = natural("memoryguest_shared_grow", "cached-pointer");
    assert_eq!((short.outcome, short.calls, short.first_growth), (Outcome::Short, 1, Some(1)));
    let fresh = natural("memoryguest_shared_grow", "fresh");
    assert_eq!((fresh.outcome, fresh.calls, fresh.pages_after), (Outcome::Greeted, 2_000, Some(2)));
}

#[test]
fn reset_keeps_a_bump_allocator_from_growing() {
    let reset = natural_cell("lib_bump", "cached-pointer-moving", true);
    assert_eq!((reset.outcome, reset.calls, reset.pages_after), (Outcome::Greeted, 2_000, Some(1)));
}

#[test]
fn growth_by_zero_pages_moves_nothing() {
    let still: Vec<_> = greeters().into_iter().filter(|guest| guest.grows == Some(When::Never)).collect();
    for cell in CELLS.iter().filter(|cell| cell.schedule.forces() && cell.schedule.by == 0) {
        if still.iter().any(|guest| guest.name == cell.guest) {
            assert_eq!((cell.outcome, cell.first_detach), (Outcome::Greeted, None), "{cell:?}");
            assert!(cell.forced > 0 && cell.pages_before == cell.pages_after, "{cell:?}");
        }
    }
}

fn cells_of(loaded: Loaded, schedules: &[Schedule]) -> Vec<Cell> {
    matrix::cells(&[loaded], schedules, TIME_LIMIT).unwrap()
}

#[test]
fn a_description_that_is_wrong_about_growth_is_found_out() {
    for (name, lie) in [
        ("lib_growth", When::Never),
        ("lib_growth", When::Eventually),
        ("lib_bump", When::Never),
        ("lib_bump", When::FirstCall),
        ("memoryguest", When::FirstCall),
        ("memoryguest", When::Eventually),
        ("memoryguest_shared_grow", When::Never),
    ] {
        let mut liar = load(name);
        let guest = liar.guest.as_mut().unwrap();
        assert_ne!(guest.grows.replace(lie), Some(lie));
        let found_out = |cell: &&Cell| matches!(cell.verdict, Verdict::Disagrees | Verdict::Vacuous);
        let cells = cells_of(liar, &index().schedules);
        let natural: Vec<_> = cells.iter().filter(found_out).filter(|cell| !cell.schedule.forces()).collect();
        assert!(natural.iter().any(|cell| cell.strategy == "fresh"), "{name} passed for {}", lie.name());
        for cell in natural {
            let reason = cell.reason.as_ref().unwrap();
            assert!(cell.guest == name && reason.contains("expected") && reason.contains("saw"), "{cell:?}");
        }
    }
}

#[test]
fn a_description_that_is_wrong_about_reset_is_found_out() {
    let mut liar = load("lib_bump");
    liar.guest.as_mut().unwrap().grows_when_reset = Some(When::Eventually);
    let reset = index().schedules.into_iter().find(|schedule| schedule.reset).unwrap();
    for cell in cells_of(liar, &[reset]) {
        assert_eq!(cell.verdict, Verdict::Vacuous, "{cell:?}");
    }
}

#[test]
fn a_schedule_that_grows_nothing_shows_nothing() {
    let kth = |crossing, by| Schedule::forced(After::Crossing(crossing), by, 3);
    let never_reached = kth(99, 1);
    let beyond_the_maximum = kth(1, 100);
    for (name, schedule) in [("memoryguest", never_reached), ("memoryguest_memory64", beyond_the_maximum)] {
        for cell in cells_of(load(name), &[schedule]) {
            assert_eq!((cell.verdict, cell.forced), (Verdict::Vacuous, 0), "{cell:?}");
        }
    }
    for cell in cells_of(load("lib_growth"), &[never_reached]) {
        assert_eq!((cell.verdict, cell.forced), (Verdict::Agrees, 0), "the guest's own growth counts: {cell:?}");
    }
    for cell in cells_of(load("lib_bump"), &[Schedule::natural(5)]) {
        assert_eq!((cell.verdict, cell.calls), (Verdict::Vacuous, 5), "{cell:?}");
    }
}

/// Runs a strategy over an engine of the other configuration.
fn judged_over(actual: Configuration, strategy: &Strategy) -> Result<(), Complaint> {
    let code = Code::compile(ENGINES.get(actual), &load("lib_growth")).unwrap();
    let instance = Instance::new(&code, Limits::default(), TIME_LIMIT).unwrap();
    let natural = index().schedules[0];
    let record = run::run(instance, strategy, &natural, &greeting::TEXTS);
    expect::judge(strategy, &natural, Some(When::FirstCall), &record)
}

#[test]
fn an_engine_that_moves_memory_against_its_configuration_is_found_out() {
    let [fresh, fresh_moving, ..] = &STRATEGIES;
    assert_eq!(judged_over(Configuration::Default, fresh), Ok(()));
    let (verdict, reason) = judged_over(Configuration::Moving, fresh).unwrap_err();
    assert_eq!(verdict, Verdict::Disagrees);
    assert!(reason.contains("expected the base to stay, saw it move: set_name, from 17 to 18 pages"), "{reason}");
    let (verdict, reason) = judged_over(Configuration::Default, fresh_moving).unwrap_err();
    assert_eq!(verdict, Verdict::Disagrees, "growth was met");
    assert!(reason.contains("expected growth to move the base, saw it stay"), "{reason}");
}

#[test]
fn nobody_asserts_the_growth_of_a_guest_that_is_given_by_its_path() {
    let path = dist().join("lib_growth.wasm");
    let cells = cells_of(load(path.to_str().unwrap()), &index().schedules[..1]);
    assert_eq!(cells.len(), STRATEGIES.len());
    assert!(cells.iter().all(|cell| cell.verdict == Verdict::Agrees && cell.first_growth == Some(1)), "{cells:?}");
}
