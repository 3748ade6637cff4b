@durable-streams @capability-subscriptions-webhook
Feature: Subscriptions have a place of their own
  What lies below the reserved prefix is the control API; streams are named by their paths below the root.

  @DS-6-01 @MUST
  Rule: What is below the reserved prefix is never taken for a stream

    Scenario: A body that is no subscription
      When a client sends "no subscription" to the URL of a subscription
      Then the request is refused
      And there is no subscription

    Scenario: A subscription that is read
      Given a webhook subscription to the pattern "*"
      Then the subscription can be read

    Scenario: The set of keys
      When a receiver fetches the key set
      Then the key set holds Ed25519 keys for signatures

  @DS-6-02 @MUST
  Rule: No stream is created whose first segment is the reserved one

    Scenario Outline: A stream at <path>
      When a client creates a stream at "<path>" below the root
      Then no stream is created

      Examples:
        | path              |
        | __ds              |
        | __ds/events       |
        | __ds/a/b          |
        | __ds/jwks.json    |

  @DS-6-03 @MUST
  Rule: Streams are named by their paths below the root

    Scenario: A name in the document
      Given a webhook subscription to a new stream "a/b"
      Then the subscription lists just "a/b"

    Scenario: A name in the document of a pattern
      Given the stream "a/b"
      And a webhook subscription to the pattern "a/*"
      Then the subscription lists just "a/b"

    Scenario: A name in a delivery
      Given a webhook subscription to a new stream "a/b"
      When a writer appends 1 message to "a/b"
      Then the worker is woken
      And the wake lists just "a/b"

    @capability-subscriptions-pull
    Scenario: A name in a claim and in a wake event
      Given a pull-wake subscription to a new stream "a/b"
      When a worker that works on 1 message of "a/b"
      Then the wake lists just "a/b"
      And the wake event lists just "a/b"

  @DS-6.1-01 @MUST
  Rule: The client chooses the id, and there is one subscription to an id

    Scenario: The id that was chosen
      Given a webhook subscription to the pattern "*"
      Then the subscription is created
      And the subscription can be read

    Scenario: Two ids, two subscriptions
      Given a webhook subscription to the pattern "*"
      And another webhook subscription to the pattern "*"
      Then the subscription can be read
      And the other subscription can be read

    Scenario: One id, two patterns
      Given a webhook subscription to the pattern "*"
      When a client asks for it again with "pattern" set to "'~/b/*'"
      Then the request is refused as a conflict
      And the subscription is unchanged
