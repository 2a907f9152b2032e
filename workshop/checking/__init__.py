"""What "Por revisar" looks for: a family of checks per module, each a pure pass over the plan's printed texts."""
