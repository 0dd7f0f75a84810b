# The rulesets of docs/rulesets/creation.json and docs/rulesets/organisation/creation.json: who makes release branches. They are rulesets of their own,
# since who may bypass one does without everything that it asks for.
locals {
  creation = {
    name = "Gatehouse: who makes release branches"
    made = ["refs/heads/release/production", "refs/heads/release/staging"]
  }
}

# For each repository that is named: its administrators, by GitHub's id of their role.
resource "github_repository_ruleset" "creation" {
  for_each = var.repositories

  repository  = each.value
  name        = local.creation.name
  target      = "branch"
  enforcement = "active"

  bypass_actors {
    actor_id    = 5
    actor_type  = "RepositoryRole"
    bypass_mode = "always"
  }

  conditions {
    ref_name {
      include = local.creation.made
      exclude = []
    }
  }

  rules {
    creation = true
  }
}

# For every repository of the organisation whose name matches: owners of the organisation.
resource "github_organization_ruleset" "creation" {
  count = length(var.organisation_repositories) > 0 ? 1 : 0

  name        = local.creation.name
  target      = "branch"
  enforcement = "active"

  bypass_actors {
    actor_id    = 1
    actor_type  = "OrganizationAdmin"
    bypass_mode = "always"
  }

  conditions {
    ref_name {
      include = local.production.branches
      exclude = []
    }

    repository_name {
      include = var.organisation_repositories
      exclude = []
    }
  }

  rules {
    creation = true
  }
}
