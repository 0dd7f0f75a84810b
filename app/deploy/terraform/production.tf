# The same as docs/rulesets/production.json, for each repository that is named.
resource "github_repository_ruleset" "production" {
  for_each = var.repositories

  repository  = each.value
  name        = "Gatehouse: production"
  target      = "branch"
  enforcement = "active"

  conditions {
    ref_name {
      include = ["refs/heads/release/production"]
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
