//! Holds JSON against the few words of JSON Schema that `cases/schemas/` uses.

use serde_json::{Map, Value};

/// The first thing in `value` that does not fit.
pub fn misfit(value: &Value, schema: &Value) -> Option<String> {
    Shape { root: schema }.misfit(value, schema, "it")
}

struct Shape<'a> {
    /// Where `$defs` stand.
    root: &'a Value,
}

impl Shape<'_> {
    fn misfit(&self, value: &Value, schema: &Value, at: &str) -> Option<String> {
        let words = schema.as_object().unwrap();
        words.iter().find_map(|(word, said)| self.word(word, said, words, value, at))
    }

    fn word(&self, word: &str, said: &Value, words: &Map<String, Value>, value: &Value, at: &str) -> Option<String> {
        let unless = |fits: bool| (!fits).then(|| format!("{at} is {value}"));
        let within = |key: &String| format!("{at}.{key}");
        match word {
            "$ref" => {
                let definition = self.root.pointer(&said.as_str().unwrap()[1..]);
                self.misfit(value, definition.unwrap_or_else(|| panic!("the schema has no {said}")), at)
            }
            "anyOf" => unless(said.as_array().unwrap().iter().any(|one| self.misfit(value, one, at).is_none())),
            "enum" => unless(said.as_array().unwrap().contains(value)),
            "type" => unless(match said {
                Value::Array(names) => names.iter().any(|name| is_a(name, value)),
                name => is_a(name, value),
            }),
            "minimum" => unless(value.as_i64().is_none_or(|number| number >= said.as_i64().unwrap())),
            "minItems" => unless(value.as_array().is_none_or(|items| items.len() as u64 >= said.as_u64().unwrap())),
            "items" => {
                let mut items = value.as_array()?.iter().enumerate();
                items.find_map(|(index, item)| self.misfit(item, said, &format!("{at}[{index}]")))
            }
            "required" => {
                let mut keys = said.as_array().unwrap().iter().map(|key| key.as_str().unwrap());
                let object = value.as_object()?;
                keys.find(|key| !object.contains_key(*key)).map(|key| format!("{at} has no {key}"))
            }
            "properties" => {
                let known = said.as_object().unwrap();
                value.as_object()?.iter().find_map(|(key, value)| self.misfit(value, known.get(key)?, &within(key)))
            }
            "additionalProperties" => {
                assert_eq!(said, &Value::Bool(false));
                let is_known = |key: &&String| words["properties"].get(key.as_str()).is_some();
                value.as_object()?.keys().find(|key| !is_known(key)).map(|key| format!("{} is not known", within(key)))
            }
            "$schema" | "$defs" | "title" | "description" => None,
            _ => panic!("{word} is a word that is not read here"),
        }
    }
}

fn is_a(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        name => panic!("{name} is no type of JSON"),
    }
}
