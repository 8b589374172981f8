"""Holds the bodies on standard input, one a line, against a schema of an OpenAPI description.

Prints a line for each: `ok`, or what is wrong with it.
"""

import json
import sys

import jsonschema_rs
import yaml

path, name = sys.argv[1:]
loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
with open(path, encoding="utf-8") as file:
    components = yaml.load(file, loader)["components"]
schema = {"$ref": f"#/components/schemas/{name}", "components": components}
validator = jsonschema_rs.Draft202012Validator(schema)
for line in sys.stdin:
    errors = list(validator.iter_errors(json.loads(line)))
    print("; ".join(str(error).splitlines()[0] for error in errors) or "ok")
