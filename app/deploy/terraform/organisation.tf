# The same as docs/rulesets/organisation/production.json: one ruleset for every repository of the organisation whose name matches.
variable "organisation_repositories" {
  description = "Patterns of the names of repositories that get the ruleset of the organisation. Empty: there is none."
  type        = list(string)
  default     = []
}

resource "github_organization_ruleset" "production" {
  count = length(var.organisation_repositories) > 0 ? 1 : 0

  name        = "Gatehouse: production"
  target      = "branch"
  enforcement = "active"

  conditions {
    ref_name {
      include = ["refs/heads/release/production"]
      exclude = []
    }

    repository_name {
      include = var.organisation_repositories
      exclude = []
    }
  }

  rules {
    deletion         = true
    non_fast_forward = true

    pull_request {
      required_approving_review_count   = 1
      dismiss_stale_reviews_on_push     = false
      require_code_owner_review         = false
      require_last_push_approval        = false
      required_review_thread_resolution = false
    }

    required_status_checks {
      strict_required_status_checks_policy = false
      do_not_enforce_on_create             = true

      required_check {
        context        = "gatehouse: production"
        integration_id = var.app_id
      }
    }
  }
}
