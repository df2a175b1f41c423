//! Who is named in a cell: people, teams, nobody, or a text that is no name.

use std::collections::BTreeSet;

use super::lists::{self, Separators};
use super::words::{folded, is_nothing};

/// Someone or something named in a cell of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Who {
    /// A person.
    Person(Person),
    /// A team.
    Team(String),
}

/// A person as named in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    /// The name or handle as written.
    pub name: String,
    /// The e-mail address, where it is written too.
    pub email: String,
}

/// Who is named in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Named {
    /// In the order in which they are named, each once.
    pub who: Vec<Who>,
    /// Parts of the cell that are no names.
    pub unclear: Vec<String>,
    /// Whether a part was understood only without what stands beside a name.
    pub trimmed: bool,
}

/// A name for comparing: without the `@` of a handle.
pub(super) fn key(name: &str) -> String {
    folded(name).trim_start_matches('@').to_owned()
}

/// Reads a cell of people. `teams` are the folded names of teams that the table knows.
pub(super) fn read(cell: &str, separators: Separators, teams: &BTreeSet<String>) -> Named {
    let mut named = Named::default();
    for part in parts(cell, separators) {
        // Two spaces, or one that does not break, make no other name.
        one(&part.split_whitespace().collect::<Vec<_>>().join(" "), teams, &mut named);
    }
    named
}

/// The parts of a cell, each naming one, before commas in it are looked at.
fn parts(cell: &str, separators: Separators) -> Vec<String> {
    if cell.trim_start().starts_with('[') {
        return separators.words(cell);
    }
    lists::pieces(cell, &[';', '\n', '|']).into_iter().flat_map(|part| at_commas(part, separators)).collect()
}

/// Cuts a part at its commas, unless it is `Team: a, b`, or semicolons separate in this column and the commas are
/// those of `Smith, Jane`.
fn at_commas(part: String, separators: Separators) -> Vec<String> {
    if team_list(&part).is_some() {
        return vec![part];
    }
    let listed = |text: &str| text.starts_with('@') || text.contains('@');
    let pieces: Vec<String> = part
        .split(',')
        .flat_map(|piece| piece.split(" & "))
        .flat_map(|piece| piece.split(" / "))
        .flat_map(|piece| piece.split(" + "))
        .map(|piece| piece.trim().to_owned())
        .filter(|piece| !piece.is_empty())
        .collect();
    let surname_first = separators.strong() && pieces.len() == 2 && !pieces.iter().any(|piece| listed(piece));
    if surname_first && part.contains(',') { vec![part] } else { pieces }
}

/// The teams of `Team: a, b`.
fn team_list(part: &str) -> Option<Vec<String>> {
    let (head, rest) = part.split_once(':')?;
    matches!(folded(head).as_str(), "team" | "teams" | "squad" | "squads")
        .then(|| lists::pieces(rest, &[',']))
}

fn one(part: &str, teams: &BTreeSet<String>, named: &mut Named) {
    if let Some(list) = team_list(part) {
        list.into_iter().for_each(|team| add(named, Who::Team(team)));
        return;
    }
    if is_nothing(part) {
        return;
    }
    if let Some(person) = with_address(part) {
        add(named, Who::Person(person));
        return;
    }
    let is_handle = |word: &str| word.starts_with('@') && word.contains(char::is_alphanumeric);
    if is_handle(part) && !part.contains(char::is_whitespace) {
        add(named, Who::Person(Person { name: part.to_owned(), email: String::new() }));
        return;
    }
    let handles: Vec<&str> = part
        .split_whitespace()
        .filter(|word| is_handle(word))
        .map(|word| word.trim_end_matches(|c: char| !c.is_alphanumeric()))
        .collect();
    if !handles.is_empty() {
        named.trimmed = true;
        for handle in handles {
            add(named, Who::Person(Person { name: handle.to_owned(), email: String::new() }));
        }
        return;
    }
    let word = folded(part);
    if teams.contains(&word)
        || ["team", "squad", "guild", "chapter", "crew"].iter().any(|t| ends_with_word(&word, t))
    {
        add(named, Who::Team(part.to_owned()));
        return;
    }
    if !is_name(part, &word) {
        named.unclear.push(part.to_owned());
        return;
    }
    add(named, Who::Person(Person { name: part.to_owned(), email: String::new() }));
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| rest.ends_with([' ', '-']))
}

fn add(named: &mut Named, who: Who) {
    let key_of = |who: &Who| match who {
        Who::Person(person) => (true, key(&person.name)),
        Who::Team(team) => (false, folded(team)),
    };
    if !named.who.iter().any(|known| key_of(known) == key_of(&who)) {
        named.who.push(who);
    }
}

/// `Jane Doe <jane@example.org>`, or the address alone.
fn with_address(part: &str) -> Option<Person> {
    let is_address = |text: &str| {
        text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && host.contains('.')
                && !host.starts_with('.')
                && !text.contains(char::is_whitespace)
        })
    };
    if let Some((name, rest)) = part.split_once(['<', '(']) {
        let address = rest.trim_end_matches(['>', ')', ' ']).trim();
        if is_address(address) {
            let name = name.trim().trim_matches('"');
            let name = if name.is_empty() { address } else { name };
            return Some(Person { name: name.to_owned(), email: address.to_owned() });
        }
    }
    is_address(part).then(|| Person { name: part.to_owned(), email: part.to_owned() })
}

/// Words that names do not have.
const NO_NAMES: [&str; 22] = [
    "and",
    "others",
    "other",
    "contributors",
    "contributor",
    "help",
    "wanted",
    "needed",
    "anyone",
    "someone",
    "volunteers",
    "volunteer",
    "depending",
    "everyone",
    "everybody",
    "all",
    "various",
    "hire",
    "hired",
    "vacant",
    "open",
    "tbd",
];

/// Whether a text may be a name: up to five words, each of which a name can have.
fn is_name(part: &str, folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    (1..=5).contains(&words.len())
        && part.chars().any(char::is_alphabetic)
        && !part.starts_with(['(', '[', '<', '#'])
        && !words.iter().any(|word| NO_NAMES.contains(&word.trim_matches(|c: char| !c.is_alphanumeric())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_in(column: &[&str], cell: &str) -> (Vec<String>, Vec<String>, bool) {
        let teams = BTreeSet::from(["sig-node".to_owned()]);
        let named = read(cell, Separators::of(column.iter().copied()), &teams);
        let shown = named.who.iter().map(|who| match who {
            Who::Person(person) if person.email.is_empty() => person.name.clone(),
            Who::Person(person) => format!("{} <{}>", person.name, person.email),
            Who::Team(team) => format!("team {team}"),
        });
        (shown.collect(), named.unclear, named.trimmed)
    }

    #[test]
    fn who_is_named() {
        for (cell, who, unclear, trimmed) in [
            ("@epage", &["@epage"][..], &[][..], false),
            ("@a, @b", &["@a", "@b"], &[], false),
            ("@a; @b; @A", &["@a", "@b"], &[], false),
            ("Jane Doe & Bob Roe", &["Jane Doe", "Bob Roe"], &[], false),
            ("Team: lang, libs", &["team lang", "team libs"], &[], false),
            ("vision team", &["team vision team"], &[], false),
            ("sig-node", &["team sig-node"], &[], false),
            ("Help wanted; @epage", &["@epage"], &["Help wanted"], false),
            ("(depending on the flag)", &[], &["(depending on the flag)"], false),
            ("TBD", &[], &[], false),
            ("Jane Doe <jane@example.org>", &["Jane Doe <jane@example.org>"], &[], false),
            ("jane@example.org", &["jane@example.org <jane@example.org>"], &[], false),
            ("@deads2k - For Kube API Server", &["@deads2k"], &[], true),
            ("with input from @a, @b", &["@a", "@b"], &[], true),
            ("@: ¡", &[], &["@: ¡"], false),
            ("@", &[], &["@"], false),
            ("LLVM offload/GPU contributors", &[], &["LLVM offload/GPU contributors"], false),
            ("Ladislaus von Daniels", &["Ladislaus von Daniels"], &[], false),
            ("[\"Jane Smith\", \"John Doe\"]", &["Jane Smith", "John Doe"], &[], false),
        ] {
            let (found, left, cut) = read_in(&[cell], cell);
            assert_eq!(
                (found.as_slice(), left.as_slice(), cut),
                (
                    who.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice(),
                    unclear.iter().map(ToString::to_string).collect::<Vec<_>>().as_slice(),
                    trimmed
                ),
                "{cell}"
            );
        }
    }

    #[test]
    fn surnames_first_stay_whole_where_semicolons_separate() {
        let column = ["Smith, Jane; Roe, Bob", "Smith, Jane"];
        assert_eq!(read_in(&column, "Smith, Jane; Roe, Bob").0, ["Smith, Jane", "Roe, Bob"]);
        assert_eq!(read_in(&column, "Smith, Jane").0, ["Smith, Jane"]);
        assert_eq!(read_in(&["Jane, Bob"], "Jane, Bob").0, ["Jane", "Bob"]);
    }

    #[test]
    fn a_handle_is_the_same_with_and_without_its_sign() {
        assert_eq!(key("@Epage"), key("epage"));
    }
}
